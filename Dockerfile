# One image for the api, the worker and the command line.
FROM node:22-bookworm-slim AS build
WORKDIR /camphor
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 CAMPHOR_DATA=/data
WORKDIR /camphor
COPY --from=build /camphor/package.json ./
COPY --from=build /camphor/node_modules ./node_modules
COPY --from=build /camphor/dist ./dist
# The folder of the signing key and the evidence files; a volume mounted here takes over this owner.
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
VOLUME /data
CMD ["node", "dist/apps/api/src/main.js"]
