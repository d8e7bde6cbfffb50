# KIMflow as a container: the browser app is built, then only what runs is kept. It embeds nothing;
# docker-compose.yml shows the servers it needs.
FROM node:26.10.0-slim AS build
WORKDIR /kimflow
COPY package.json package-lock.json .npmrc ./
# Everything, for the bundler's native part is an optional dependency too; this stage is thrown away.
RUN npm ci
COPY web-modeler web-modeler
COPY services services
COPY processes processes
RUN node_modules/.bin/vite build web-modeler

FROM node:26.10.0-slim AS dependencies
WORKDIR /kimflow
COPY package.json package-lock.json .npmrc ./
# Without the lock's own Node and embedded servers: the image brings Node, compose the servers.
RUN npm ci --omit=dev --omit=optional && npm cache clean --force

FROM node:26.10.0-slim
WORKDIR /kimflow
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 MANAGEMENT_PORT=9090
COPY --from=dependencies /kimflow/node_modules node_modules
COPY --from=build /kimflow/dist-web dist-web
COPY package.json LICENSE NOTICE ./
COPY processes processes
COPY services services
COPY db db
COPY simulators simulators
# The simulators of the demo profile write here.
RUN mkdir /simulators && chown node:node /simulators
# Nothing above belongs to this user but that folder: the running program cannot change its own code.
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.MANAGEMENT_PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "services/main.ts"]
