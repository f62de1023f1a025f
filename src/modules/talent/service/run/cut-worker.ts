import { parentPort, workerData } from 'node:worker_threads'
import { cutHere, type ToCut } from './cut-texts.ts'

/** Cuts texts in a thread that is ended afterwards, and the dictionary with it. */
parentPort?.postMessage(cutHere(workerData as ToCut))
