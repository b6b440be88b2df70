# The product as it serves. The databases are other containers (docker-compose.yml); docs/operations.md says how to run it.
FROM node:20-bookworm-slim AS build
WORKDIR /build
COPY .npmrc package.json package-lock.json ./
COPY web/package.json web/
RUN npm install
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY web web
COPY bin bin
COPY seeds seeds
COPY src src
RUN npm run --silent build

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LEDGER_DATA=/var/lib/performance-ledger
WORKDIR /opt/performance-ledger
COPY .npmrc package.json package-lock.json ./
COPY web/package.json web/
# The page is built, so nothing of its packages is needed here. The embedded PostgreSQL is the only optional dependency; here DATABASE_URL names a server.
RUN npm install --omit=dev --omit=optional && npm cache clean --force \
  && install --directory --owner=node --group=node --mode=0700 "$LEDGER_DATA" /var/backups/performance-ledger
COPY --from=build /build/dist dist
COPY bin bin
USER node
VOLUME /var/lib/performance-ledger
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => answer.json()).then(({ status }) => process.exit(status === 'green' ? 0 : 1), () => process.exit(1))"]
# exec form: SIGTERM of docker stop reaches the product, which finishes what is in hand
ENTRYPOINT ["node", "bin/ledger.mjs"]
CMD ["serve"]
