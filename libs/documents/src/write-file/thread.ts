// Speaks in a thread of its own, so that drawing a long report holds nobody up: what is to be written in, the bytes of the file out.
import { parentPort } from 'node:worker_threads';
import { writeTask, type WritingTask } from './writing-task';

parentPort?.on('message', (task: WritingTask) => {
  // What fails here is a mistake of Camphor's own: thrown, it ends the thread and is told to whoever asked.
  void writeTask(task).then((bytes) => parentPort?.postMessage(Uint8Array.from(bytes)));
});
