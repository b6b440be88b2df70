import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppModule } from './app.module.ts';
import { loadSeed } from './cli/seed.ts';
import { FirstAdministrator } from './modules/accounts/first-administrator.ts';
import type { Work } from './platform/background-work.ts';
import { readConfig } from './platform/config.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { createHttpApp } from './platform/http/create-http-app.ts';
import { stopWhenAsked } from './platform/stop-when-asked.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Beside the built program; sources that run unbuilt have none. */
const PAGE = fileURLToPath(new URL('../page', import.meta.url));

/** Starts everything, and stops it in order when the process is asked to. Resolves when it serves. */
export async function serve(work: Work): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, say);
  const { eventStore, seals, sealEveryMinutes } = config;
  const options = { databaseUrl: database.url, eventStore, seals, sealEveryMinutes, work };
  const app = await createHttpApp(AppModule.on(options), existsSync(PAGE) ? PAGE : null).catch(
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );
  const stop = async () => {
    await app.close();
    await database.close();
  };
  try {
    await app.init();
    say(`데이터베이스: ${database.description}`);
    say(`사건 저장소: ${eventStore.kind === 'postgres' ? '같은 PostgreSQL' : 'EventStoreDB (EVENTSTORE_URL)'}`);
    const administrator = app.get(FirstAdministrator);
    if (!(await administrator.exists())) {
      const { events } = await loadSeed({ app }, '2023-report');
      say(`2023년 주요업무 보고를 사건 ${String(events)}건으로 옮겼습니다.`);
      const opened = await administrator.open();
      if (opened) say(`첫 관리자 계정 ${opened.loginName} / 비밀번호 ${opened.password} (지금 한 번만 보입니다)`);
    }
    await app.listen(config.port, config.host);
    stopWhenAsked(stop);
    const address = await app.getUrl();
    say(`화면 ${address}, API 문서 ${address}/api/docs`);
    say(`성과원장이 ${address} 에서 기다립니다. 멈추려면 Ctrl-C.`);
  } catch (error) {
    await stop();
    throw error;
  }
}
