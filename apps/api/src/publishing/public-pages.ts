// Shows published results to the public: plain pages without script that print well.
import { figuresTable, gradeWords, isSectionKey, sectionsTable, type Grade } from '@camphor/domain';
import type { publicCycles, publicErrata, publicResults, PublicReport } from '@camphor/server';
import { html, Markup } from './markup';

const style = `:root{color-scheme:light dark;--ink:#1f2a24;--paper:#fff;--line:#c9d3cd;--green:#2f6f4f;--quiet:#55625b}
@media(prefers-color-scheme:dark){:root{--ink:#e8eeea;--paper:#151a17;--line:#3d4943;--green:#8fd0ae;--quiet:#a9b6ae}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.75 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main,header,footer{max-width:60rem;margin:0 auto;padding:1rem}header a,a{color:var(--green)}h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid var(--line)}h3{font-size:1.05rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid var(--line);padding:.45rem .5rem;text-align:left;vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
caption{text-align:left;color:var(--quiet)}.total{font-size:2.2rem;font-weight:600;color:var(--green)}.quiet{color:var(--quiet)}.notice{border:2px solid #b25b00;padding:.6rem .8rem}.digest{word-break:break-all;font-family:ui-monospace,monospace;font-size:.85rem}
input{font:inherit;padding:.4rem .6rem;border:1px solid var(--quiet);border-radius:4px;background:var(--paper);color:var(--ink)}button{font:inherit;padding:.4rem 1rem;border:0;border-radius:4px;background:#2f6f4f;color:#fff}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--green);outline-offset:2px}
@media(max-width:40rem){table.wide thead{display:none}table.wide tr{display:block;border-bottom:1px solid var(--line);padding:.4rem 0}table.wide td{display:block;border:0;padding:.1rem 0;text-align:left}}
@media print{header nav,form{display:none}body{font-size:12pt}}`;

const page = (title: string, body: Markup): string =>
  '<!doctype html>' +
  html`<html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <style>
        ${new Markup(style)}
      </style>
    </head>
    <body>
      <header>
        <nav aria-label="位置"><a href="/public/cycles">绩效自评结果公开</a></nav>
      </header>
      <main>${body}</main>
      <footer class="quiet">本页由 Camphor 樟生成，无需登录即可查阅。</footer>
    </body>
  </html>`.text;

const day = (iso: string): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }).format(new Date(iso));
const grade = (key: string): string => gradeWords[key as Grade]?.zh ?? key;

export const cyclesPage = ({ items }: Awaited<ReturnType<typeof publicCycles>>): string =>
  page(
    '绩效自评结果公开',
    html`<h1>部门整体支出绩效自评结果公开</h1>
      ${
        items.length === 0
          ? html`<p>目前还没有公布的结果。公布后会在这里按年度列出。</p>`
          : html`<table>
              <thead>
                <tr>
                  <th>年度</th>
                  <th>工作</th>
                  <th>组织单位</th>
                  <th class="n">已公布</th>
                </tr>
              </thead>
              <tbody>
                ${items.map(
                  (cycle) =>
                    html`<tr>
                      <td>${cycle.year}</td>
                      <td><a href="/public/cycles/${cycle.id}/results">${cycle.name}</a></td>
                      <td>${cycle.bureau}</td>
                      <td class="n">${cycle.published}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }`,
  );

type Results = NonNullable<Awaited<ReturnType<typeof publicResults>>>;
type Errata = NonNullable<Awaited<ReturnType<typeof publicErrata>>>;
const errataList = ({ items }: Errata): Markup =>
  items.length === 0
    ? html``
    : html`<h2 id="errata">更正与撤回</h2>
        <p class="quiet">以下公布已经撤回，不再是现行结果；原内容仍可查阅。</p>
        <ul>
          ${items.map(
            ({ publicationId, unit, number, supersededAt, reason, successor }) =>
              html`<li>
                <a href="/public/reports/${publicationId}">${unit}（第 ${number} 次公布）</a>，${day(supersededAt)}撤回。原因：${reason}${
                  successor === null ? null : html` <a href="/public/reports/${successor}">现行结果</a>`
                }
              </li>`,
          )}
        </ul>`;

export const resultsPage = ({ cycle, page: found }: Results, errata: Errata, here: string, q: string): string =>
  page(
    cycle.name,
    html`<h1>${cycle.bureau}${cycle.name}结果</h1>
      <form method="get" action="${here}" role="search">
        <label>查找单位 <input name="q" value="${q}" type="search" /></label> <button>查找</button>
      </form>
      ${
        found.items.length === 0
          ? html`<p>没有找到${q ? `名称含“${q}”的单位` : '已公布的结果'}。</p>`
          : html`<table class="wide">
              <caption>
                得分为财政部门评定的官方得分，满分 100 分
              </caption>
              <thead>
                <tr>
                  <th>单位</th>
                  <th class="n">得分</th>
                  <th>等级</th>
                  <th class="n">单位自评</th>
                  <th>公布日期</th>
                </tr>
              </thead>
              <tbody>
                ${found.items.map(
                  (result) =>
                    html`<tr>
                      <td>
                        <a href="/public/reports/${result.publicationId}">${result.unit}</a
                        >${result.late ? html` <span class="quiet">（逾期提交）</span>` : null}
                      </td>
                      <td class="n">${result.total}</td>
                      <td>${grade(result.grade)}</td>
                      <td class="n">${result.selfScore ?? '—'}</td>
                      <td>${day(result.publishedAt)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
      ${found.nextCursor ? html`<p><a href="${here}?cursor=${found.nextCursor}${q ? `&q=${encodeURIComponent(q)}` : ''}">下一页</a></p>` : null}
      ${errataList(errata)}`,
  );

const unitWords: Record<string, string> = { wanyuan: '万元', persons: '人', percent: '%', squareMetre: '㎡', points: '分', count: '个' };
const grouped = (value: string): string =>
  value.replace(/^([+-]?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ','));

const figureRows = (figures: PublicReport['content']['figures']): Markup[] =>
  figuresTable.flatMap(({ key, label, unit }) => {
    const value = figures[key];
    if (value === undefined) return [];
    if (unit === 'text' || unit === 'unitKind' || unit === 'year') return [];
    return [
      html`<tr>
        <td>${label.zh}</td>
        <td class="n">${unit === 'grade' ? grade(value) : grouped(value)}</td>
        <td>${unitWords[unit] ?? ''}</td>
      </tr>`,
    ];
  });

const sectionParts = ({ sections, headings }: PublicReport['content']): Markup[] =>
  sectionsTable.flatMap(({ key, label }) => {
    const text = isSectionKey(key) ? sections[key] : undefined;
    if (!text || text.trim() === '') return [];
    const title = headings.find((heading) => heading.key === key)?.title ?? label.zh;
    return [
      html`<h3>${title}</h3>
        ${text.split('\n').map((line) => html`<p>${line}</p>`)}`,
    ];
  });

const erratum = ({ at, reason, successor }: NonNullable<PublicReport['superseded']>): Markup =>
  html`<p class="notice" role="note">
    <strong>更正：本次公布已于${day(at)}撤回，不再是现行结果。</strong><br />原因：${reason}<br />${
      successor === null ? html`更正后的结果尚未公布。` : html`<a href="/public/reports/${successor}">查看现行结果</a>`
    }
  </p>`;
const earlier = (items: PublicReport['earlier']): Markup =>
  html`<div class="notice" role="note">
    <strong>更正说明：</strong>本结果更正了以前的公布。
    <ul>
      ${items.map(
        ({ id, number, supersededAt, reason }) =>
          html`<li><a href="/public/reports/${id}">第 ${number} 次公布</a>于${day(supersededAt)}撤回。原因：${reason}</li>`,
      )}
    </ul>
  </div>`;

export const reportPage = (report: PublicReport): string =>
  page(
    `${report.unit}${report.year}年度绩效自评结果`,
    html`<h1>${report.unit}${report.year}年度部门整体支出绩效自评结果</h1>
      ${report.superseded ? erratum(report.superseded) : null} ${report.earlier.length > 0 ? earlier(report.earlier) : null}
      <p>
        <span class="total">${report.total}</span> 分，等级：<strong>${grade(report.grade)}</strong>${report.late ? '（逾期提交）' : ''}
      </p>
      <p class="quiet">
        ${report.bureau} · <a href="/public/cycles/${report.cycleId}/results">${report.cycle}</a> · ${day(report.publishedAt)}公布 ·
        单位自评 ${report.content.figures['result.selfScore'] ?? '—'} 分
      </p>
      <h2>得分如何得出</h2>
      <table class="wide">
        <caption>
          依据：${report.score.scheme.title}
        </caption>
        <thead>
          <tr>
            <th>指标</th>
            <th class="n">得分／分值</th>
            <th>说明</th>
          </tr>
        </thead>
        <tbody>
          ${report.score.lines.map(
            (line) =>
              html`<tr>
                <td>${line.name}</td>
                <td class="n">${line.points}／${line.weight}</td>
                <td>${line.explanation}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <h2>主要数据</h2>
      <table>
        <thead>
          <tr>
            <th>项目</th>
            <th class="n">数值</th>
            <th>单位</th>
          </tr>
        </thead>
        <tbody>
          ${figureRows(report.content.figures)}
        </tbody>
      </table>
      <h2>报告正文</h2>
      ${sectionParts(report.content)}
      <h2>下载</h2>
      <p>
        报告：<a href="/public/reports/${report.id}/report.docx" download>Word 文档（.docx）</a> ·
        <a href="/public/reports/${report.id}/report.pdf" download>PDF</a> ·
        <a href="/public/reports/${report.id}/report.json" download>数据（.json）</a>
      </p>
      <p>
        结果通知书：<a href="/public/reports/${report.id}/notice.docx" download>Word 文档（.docx）</a> ·
        <a href="/public/reports/${report.id}/notice.pdf" download>PDF</a>
      </p>
      <h2>如何核对</h2>
      <p>本次公布的全部内容有一个 ${report.algorithm} 摘要，任何改动都会使它改变：</p>
      <p class="digest">${report.digest}</p>
      <p>
        <a href="/public/reports/${report.id}/bundle.json" download>下载可验证数据包</a>，在任何一台电脑上运行
        <code>npx camphor verify 文件名</code>：不连服务器，重算得分和摘要，验证签名，并指出第一处不符。签名用的公钥在
        <a href="/public/keys">/public/keys</a>，每天的封存在 <a href="/public/heads">/public/heads</a>。
      </p>
      <p>以程序读取本页地址（Accept: application/json）可得到同一内容的数据。</p>`,
  );

export const missingPage = (): string =>
  page(
    '没有找到',
    html`<h1>没有找到</h1>
      <p>这里没有已公布的内容，地址可能有误。</p>
      <p><a href="/public/cycles">查看全部已公布的结果</a></p>`,
  );
