# docker build -t bacheck . && docker run --rm -v "$PWD:/work" bacheck
FROM rust:1-alpine AS build
RUN apk add --no-cache build-base
WORKDIR /src
COPY . .
RUN cargo build --release --locked

FROM alpine:3
# git is for --changed-since, which reads a repository that another user owns.
RUN apk add --no-cache git && git config --system --add safe.directory '*'
COPY --from=build /src/target/release/bacheck /usr/local/bin/bacheck
USER nobody
WORKDIR /work
ENTRYPOINT ["bacheck"]
