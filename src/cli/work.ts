import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.ts';
import { Background } from '../platform/background-work.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { stopWhenAsked } from '../platform/stop-when-asked.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Does the background work in a process of its own. Resolves when it has begun; goes on until it is asked to stop. */
export async function work(): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, say);
  const { eventStore, seals, sealEveryMinutes } = config;
  const app = await NestFactory.createApplicationContext(
    AppModule.on({ databaseUrl: database.url, eventStore, seals, sealEveryMinutes, work: 'all' }),
    { logger: ['error', 'warn', 'fatal'], abortOnError: false },
  ).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  stopWhenAsked(async () => {
    await app.close();
    await database.close();
  });
  say(`배경 작업을 합니다: ${app.get(Background).titles.join(', ')}. 멈추려면 Ctrl-C.`);
}
