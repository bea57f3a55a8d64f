// Decides what a refusal says, in both languages, and with it which reasons exist.
import type { Words } from './words';

const table = {
  // who
  not_signed_in: { zh: '请先登录。', en: 'Sign in first.' },
  bad_credentials: { zh: '账号或密码不正确。', en: 'The account or the password is wrong.' },
  otp_required: { zh: '请输入动态口令。', en: 'Enter the one-time code.' },
  signin_backoff: { zh: '登录失败次数过多，请在 {seconds} 秒后再试。', en: 'Too many failed sign-ins; try again in {seconds} seconds.' },
  session_ended: { zh: '登录已失效，请重新登录。', en: 'The session has ended; sign in again.' },
  not_found: { zh: '没有找到，或您无权查看。', en: 'Not found, or not yours to see.' },
  wrong_role: { zh: '该操作由{roles}办理。', en: 'This is done by: {roles}.' },
  permission_missing: { zh: '您的角色没有“{permission}”的权限。', en: 'Your roles lack the permission "{permission}".' },
  // what was sent
  malformed: { zh: '提交的内容不符合要求：{field} {problem}', en: 'The request is malformed: {field} {problem}' },
  malformed_json: { zh: '提交的内容不是有效的 JSON。', en: 'The body is not valid JSON.' },
  not_a_decimal: {
    zh: '“{field}”应为数字，整数不超过 20 位、小数不超过 10 位。',
    en: '"{field}" must be a plain decimal of at most 20 digits before and 10 after the point.',
  },
  negative_not_allowed: { zh: '“{field}”不能为负数。', en: '"{field}" cannot be below zero.' },
  unknown_key: { zh: '没有名为“{field}”的项目。', en: 'There is nothing named "{field}".' },
  text_too_long: {
    zh: '“{field}”过长（{length} 字），最多 {limit} 字。',
    en: '"{field}" is too long ({length} characters); at most {limit}.',
  },
  bad_characters: { zh: '“{field}”含有无法保存的字符，请删除后重试。', en: '"{field}" holds characters that cannot be stored.' },
  body_too_large: { zh: '内容过大，最多 {limit}。', en: 'The body is too large; at most {limit}.' },
  unsupported_type: { zh: '不支持的内容类型，请使用 {expected}。', en: 'Unsupported content type; use {expected}.' },
  target_unknown: { zh: '“{target}”不是报告中的位置。', en: '"{target}" is no place in the report.' },
  evidence_empty: { zh: '文件“{file}”是空的，请检查后重新选择。', en: 'The file "{file}" is empty; check it and choose again.' },
  evidence_unknown: {
    zh: '无法识别文件“{file}”的类型。可用：PDF、OFD、图片、Word、Excel、PowerPoint（含 WPS）、纯文本。',
    en: 'The kind of "{file}" is not known. Possible: PDF, OFD, images, Word, Excel, PowerPoint (also of WPS), plain text.',
  },
  evidence_markup: {
    zh: '文件“{file}”的内容是网页或 XML，不能作为佐证材料，请另存为 PDF。',
    en: '"{file}" holds a web page or XML, which cannot be evidence; save it as PDF.',
  },
  evidence_macros: {
    zh: '文件“{file}”含有宏，请另存为不含宏的文档或 PDF。',
    en: '"{file}" holds macros; save it without macros or as PDF.',
  },
  evidence_encrypted: {
    zh: '文件“{file}”设有密码，审核人无法打开，请取消密码后再上传。',
    en: '"{file}" is protected by a password and nobody could open it; remove the password first.',
  },
  evidence_archive: {
    zh: '文件“{file}”是压缩包，请解压后逐个上传。',
    en: '"{file}" is an archive; unpack it and attach the files one by one.',
  },
  evidence_too_many: {
    zh: '每份报告最多 {limit} 个佐证材料，请先移除不需要的。',
    en: 'A report holds at most {limit} files; remove some first.',
  },
  evidence_too_much: {
    zh: '佐证材料合计超过 {limit}，请压缩或移除一些。',
    en: 'The files exceed {limit} together; make them smaller or remove some.',
  },
  evidence_target_unknown: {
    zh: '佐证材料应附在章节、数据、指标或附表上，“{target}”不存在。',
    en: 'Evidence belongs to a section, figure, indicator or form; "{target}" does not exist.',
  },
  evidence_objection_closed: {
    zh: '异议已办理或不存在，不能再附材料。',
    en: 'The objection was decided or does not exist; nothing can be attached to it.',
  },
  evidence_damaged: {
    zh: '文件“{file}”缺失或已损坏，请联系系统管理员从备份恢复。',
    en: '"{file}" is missing or damaged; ask the administrator to restore it from the backup.',
  },
  roster_row: { zh: '第 {row} 行：{message}', en: 'Row {row}: {message}' },
  roster_changed: {
    zh: '预览之后名册或系统中的数据已变化，请重新预览后再导入。',
    en: 'The roster or what it would change is no longer as it was shown; preview it again.',
  },
  scheme_problem: { zh: '{place}：{zh}', en: '{place}: {en}' },
  file_unreadable: { zh: '{message}', en: '{message}' },
  unknown_action: { zh: '没有“{action}”这个操作。', en: 'There is no action "{action}".' },
  // headers
  if_match_required: { zh: '缺少 If-Match 版本号，请刷新后重试。', en: 'The If-Match header is missing; reload and try again.' },
  idempotency_key_required: { zh: '缺少 Idempotency-Key。', en: 'The Idempotency-Key header is missing.' },
  idempotency_key_reused: {
    zh: '该 Idempotency-Key 已用于另一个内容不同的请求。',
    en: 'This Idempotency-Key was used for a request with another body.',
  },
  stale_version: {
    zh: '内容已被更新（当前版本 {current}），请刷新后重试。',
    en: 'It has changed meanwhile (version {current}); reload and try again.',
  },
  field_conflict: {
    zh: '同一处内容已被他人修改，请选择保留哪一个：{fields}',
    en: 'The same field was changed meanwhile, choose which to keep: {fields}',
  },
  // state
  wrong_state: { zh: '当前状态为“{state}”，不能{action}。', en: 'The report is {state}; it cannot be taken through "{action}" now.' },
  not_editable: { zh: '当前状态为“{state}”，不能修改。', en: 'The report is {state} and cannot be changed.' },
  already_exists: { zh: '{what}已存在。', en: '{what} exists already.' },
  cycle_not_open: { zh: '{year} 年度自评工作未开放。', en: 'The cycle of {year} is not open.' },
  unit_not_in_cycle: { zh: '本单位不在该年度自评范围内。', en: 'This unit is not part of the cycle.' },
  sheet_already_submitted: { zh: '评分表已提交，不能再改。', en: 'The score sheet has been submitted.' },
  scheme_released: {
    zh: '指标体系 {name} 第 {version} 版已发布，不能再改；请以它为底稿新建一个版本。',
    en: 'Version {version} of {name} has been released and stays as it is; make a new version from it.',
  },
  no_score_yet: { zh: '尚未评定。', en: 'It has not been scored yet.' },
  already_answered: { zh: '已办理，不能重复办理。', en: 'It has been dealt with already.' },
  // guards
  open_fail: { zh: '有未改正的错误：{message}', en: 'An error is not mended: {message}' },
  unexplained_warn: { zh: '有未说明的提醒：{message}', en: 'A warning is not explained: {message}' },
  part_missing: { zh: '缺少“{name}”。', en: '"{name}" is missing.' },
  evidence_missing: { zh: '“{name}”缺少佐证材料。', en: 'Evidence for "{name}" is missing.' },
  return_item_unanswered: { zh: '退回意见尚未答复：{reason}', en: 'A return item is not answered: {reason}' },
  deadline_passed: { zh: '提交截止日 {due} 已过，请先申请延期。', en: 'The deadline {due} has passed; ask for an extension first.' },
  already_opened: { zh: '审核人已开始审核，不能撤回。', en: 'A reviewer has opened it; it cannot be withdrawn.' },
  no_return_items: { zh: '退回须至少写明一条意见。', en: 'A return needs at least one item.' },
  return_item_target_unknown: { zh: '退回意见指向的“{target}”不存在。', en: 'The return item points at "{target}", which does not exist.' },
  due_not_working: { zh: '整改期限 {due} 须晚于今天。', en: 'The new due date {due} must lie after today.' },
  four_eyes: { zh: '填报或提交过本报告的人不能{action}。', en: 'Who prepared or submitted this report cannot take it through "{action}".' },
  four_eyes_sheet: { zh: '提交过评分表或主持评议的人不能公布。', en: 'Who submitted a sheet or moderated cannot publish.' },
  open_thread: { zh: '还有 {count} 条批注未处理。', en: '{count} comment threads are not resolved.' },
  sheet_missing: { zh: '{scorer} 的评分表未提交。', en: 'The score sheet of {scorer} is not in.' },
  no_scorers: { zh: '尚未指定评分人。', en: 'No scorer is assigned.' },
  spread_too_wide: {
    zh: '评分差距 {spread} 分超过 {bound} 分，须先评议。',
    en: 'The spread of {spread} points is above {bound}; moderate first.',
  },
  reason_missing: { zh: '请写明理由。', en: 'Give a reason.' },
  result_not_settled: { zh: '单位尚未确认结果，异议期至 {until}。', en: 'The unit has not accepted and may object until {until}.' },
  objection_open: { zh: '有 {count} 项异议未处理。', en: '{count} objections are not decided.' },
  objection_upheld: {
    zh: '有异议成立，但尚未重新评分。',
    en: 'An objection was upheld and the report was not scored again.',
  },
  objection_window_passed: {
    zh: '异议期已于 {until} 结束，不能再提出异议或补充材料。',
    en: 'The time for objections ended on {until}; nothing can be added.',
  },
  objection_repeated: {
    zh: '对“{indicator}”的异议已经办理，不能就同一次评定再次提出。',
    en: 'The objection to "{indicator}" was decided; it cannot be raised again for the same score.',
  },
  objection_indicator_open: { zh: '“{indicator}”还没有办理意见。', en: '"{indicator}" has no decision yet.' },
  objection_outcome_differs: {
    zh: '总的结论应与各指标一致：有一项成立即为成立。',
    en: 'The whole must agree with its parts: it is upheld when one of them is.',
  },
  result_accepted: { zh: '单位已确认结果，不能再提出异议。', en: 'The unit has accepted the result and can no longer object.' },
  indicator_unknown: {
    zh: '“{indicator}”不是本次评定的指标，或重复填写。',
    en: '"{indicator}" is no indicator of this score, or stands there twice.',
  },
  four_eyes_objection: {
    zh: '您参与了{hand}，异议须由他人办理。',
    en: 'You had a hand in it ({hand}); the objection must be decided by somebody else.',
  },
  score_stale: { zh: '评分依据已变化，请先重新评定。', en: 'The score is stale; score again first.' },
  stale_scheme: {
    zh: '指标体系已变化：评定时的摘要为 {was}，现为 {now}。',
    en: 'The scheme has moved: the score was made under {was}, now it is {now}.',
  },
  stale_revision: {
    zh: '报告已变化：按第 {was} 次提交稿评定，现为第 {now} 次提交稿。',
    en: 'The report has moved: revision {was} was scored, now it is revision {now}.',
  },
  stale_scorers: {
    zh: '评分人已变化：减少 {gone} 人，新增 {joined} 人。',
    en: 'The scorers have changed: {gone} left, {joined} joined.',
  },
  stale_round: {
    zh: '已开始新一轮评分：按第 {was} 轮评定，现为第 {now} 轮。',
    en: 'Scoring was begun anew: the score is of round {was}, now it is round {now}.',
  },
  unit_exempt: { zh: '该单位不公开（{reason}）。', en: 'This unit is exempt from publication ({reason}).' },
  points_invalid: {
    zh: '“{indicator}”的分数应在 0 至 {weight} 之间。',
    en: 'The points of "{indicator}" must lie between 0 and {weight}.',
  },
  points_too_fine: {
    zh: '“{indicator}”的分数应是 {step} 的整数倍。',
    en: 'The points of "{indicator}" must be a multiple of {step}.',
  },
  line_given_twice: { zh: '“{indicator}”给出了两次。', en: '"{indicator}" is given twice.' },
  line_not_judged: {
    zh: '“{indicator}”由数据计算，不能手工评分（{explanation}）。',
    en: '"{indicator}" is computed and cannot be judged.',
  },
  points_missing: { zh: '“{indicator}”未评分。', en: '"{indicator}" has no points.' },
  loss_reason_missing: { zh: '“{indicator}”扣分未写原因。', en: '"{indicator}" lost points without a reason.' },
  conflict_of_interest: {
    zh: '{who} 属于该单位，或填报过该单位的报告，须回避。',
    en: '{who} belongs to the unit or has prepared a report of it, and must stand aside.',
  },
  conflict_declared: {
    zh: '{who} 已登记对该单位回避：{reason}。',
    en: '{who} has a declared conflict of interest with the unit: {reason}.',
  },
  sheets_too_few: {
    zh: '已提交的评分表不足两份，没有可评议的差距。',
    en: 'Fewer than two sheets are in; there is no spread to moderate.',
  },
  moderation_empty: {
    zh: '请给出评议确定的分数，或写明接受差距的理由。',
    en: 'Give the moderated points, or accept the spread with a reason.',
  },
  moderated_reason_missing: { zh: '“{indicator}”的评议分数未写理由。', en: 'The moderated points of "{indicator}" have no reason.' },
  four_eyes_own_sheet: { zh: '提交过本报告评分表的人不能评议。', en: 'Who submitted a sheet for this report cannot moderate it.' },
  sheet_file_not_one: {
    zh: '“{file}”不是从本系统导出的评分表：{lacks}。请重新导出后填写。',
    en: '"{file}" is no score sheet of this system ({lacks}); export it again.',
  },
  sheet_file_other: {
    zh: '“{file}”{what}不符：文件为“{theirs}”，当前为“{yours}”。请重新导出后填写。',
    en: '"{file}" is of another {what}: "{theirs}", not "{yours}". Export it again.',
  },
  sheet_row_not_conflicting: {
    zh: '“{indicator}”没有需要选择的冲突，请重新预览。',
    en: '"{indicator}" is no conflicting row; preview the file again.',
  },
  sheet_preview_changed: {
    zh: '预览之后评分表已变化，请重新预览后再导入。',
    en: 'The sheet is no longer as it was shown; preview the file again.',
  },
  not_assignable: { zh: '“{who}”不是本局的{role}。', en: '"{who}" is not a {role} of this bureau.' },
  scheme_identity: {
    zh: '底稿的名称 {name} 和版本 {version} 不能改；需要别的名称请另建一份。',
    en: 'The name {name} and version {version} of a draft stay; make another draft for another name.',
  },
  too_many_drafts: {
    zh: '本局已有 {limit} 份底稿，请先删除不用的。',
    en: 'The bureau has {limit} drafts already; delete some first.',
  },
  roles_exclude: { zh: '系统管理员、安全管理员、审计管理员不得由同一人兼任。', en: 'Admin, security and auditor exclude one another.' },
  password_refused: { zh: '{problem}', en: '{problem}' },
  // recalculation
  scheme_not_released: {
    zh: '指标体系“{scheme}”尚未发布，不能用于试算。',
    en: 'The scheme "{scheme}" is not released; it cannot be tried.',
  },
  dry_run_first: { zh: '请先试算，核对后再采用。', en: 'Make a dry run first; apply it after looking at it.' },
  recalculation_running: {
    zh: '该年度已有一次重新计算正在进行，请等它完成或取消后再试。',
    en: 'A recalculation of this cycle is under way; wait until it has ended or cancel it.',
  },
  recalculation_not_running: {
    zh: '该次重新计算没有在进行，无需取消。',
    en: 'This recalculation is not under way; there is nothing to cancel.',
  },
  recalculation_not_finished: {
    zh: '试算尚未完成或已取消，不能采用。',
    en: 'The dry run is not finished, or was cancelled; it cannot be applied.',
  },
  recalculation_outdated: {
    zh: '试算之后数据已全部变化，请重新试算。',
    en: 'Everything has changed since the dry run; make another one.',
  },
  recalculation_cycle_changed: {
    zh: '试算之后该年度的指标体系或评分合成方法已变化，请重新试算。',
    en: 'Since the dry run the cycle has another scheme or combines sheets differently; make another dry run.',
  },
  recalculation_nothing: { zh: '没有可以更新的报告。', en: 'There is no report to update.' },
  count_differs: { zh: '将更新 {expected} 份报告，输入的份数是 {given}。', en: '{expected} reports would be updated; {given} was typed.' },
  not_in_recalculation: {
    zh: '所选报告中有 {count} 份不在试算结果中或不能更新。',
    en: '{count} of the chosen reports are not in the dry run or cannot be updated.',
  },
  published_for_amend: { zh: '已公布，只列出；如需更正请撤下公布。', en: 'Published: only listed; amend it to change it.' },
  needs_rescoring: { zh: '无法计算，须重新评分。', en: 'Not computable; it needs rescoring.' },
  changed_since_dry_run: { zh: '试算之后该报告已变化，请重新试算。', en: 'The report has changed since the dry run; make another one.' },
  recalculated_already: { zh: '已按本次试算更新。', en: 'Updated by this run already.' },
  score_is_same: { zh: '得分和等级不变，无需更新。', en: 'The score stays as it is; there is nothing to update.' },
  // service
  unavailable: {
    zh: '服务暂时不可用，您的内容未丢失，请稍后再试。',
    en: 'The service is unavailable for the moment; nothing was lost. Try again shortly.',
  },
  unexpected: {
    zh: '出现意外错误，未保存任何内容。请稍后再试，或把编号 {request} 告知管理员。',
    en: 'Something unexpected went wrong and nothing was saved. Request {request}.',
  },
} as const satisfies Record<string, Words>;

export type ReasonCode = keyof typeof table;
export const reasonsTable: Record<ReasonCode, Words> = table;
