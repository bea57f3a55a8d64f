// Shows progress and refusals as single lines on stderr, so that stdout stays free for what a command prints.
class Refusal extends Error {}

const write = (text) => process.stderr.write(text);

/** One step, as a line. */
const say = (sentence) => write(`camphor: ${sentence}\n`);

/** Ends the command with one sentence and no stack trace. */
const refuse = (sentence) => {
  throw new Refusal(sentence);
};

/** Runs a command's main function: a refusal becomes one line, anything else keeps its stack. */
function runMain(main) {
  Promise.resolve()
    .then(main)
    .then(
      (code) => {
        process.exitCode = typeof code === 'number' ? code : 0;
      },
      (error) => {
        if (error instanceof Refusal) say(error.message);
        else write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exitCode = 1;
      },
    );
}

module.exports = { Refusal, say, refuse, runMain };
