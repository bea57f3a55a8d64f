// Shows that this page is being built.
export default function Placeholder() {
  return null;
}
