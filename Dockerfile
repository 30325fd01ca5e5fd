# The image holds one static binary, with the reports and their index built in,
# and the certificates that it needs to trust Discord. It has no shell.

FROM golang:1.26 AS build
WORKDIR /src

# Modules change seldom: as a layer of their own they are downloaded only then.
COPY go.mod go.sum ./
RUN go mod download

# .git comes along: "fiqra -version" reads the commit that go build takes from it.
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/fiqra ./cmd/fiqra && mkdir /out/data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/fiqra /fiqra
# Where a volume for FIQRA_DATA_DIR belongs; it takes its owner from here.
COPY --from=build --chown=65532:65532 /out/data /var/lib/fiqra

# By number, so that Kubernetes can see that it is not root (runAsNonRoot).
USER 65532:65532

# In exec form, so that the program itself receives the signal to stop.
ENTRYPOINT ["/fiqra"]
CMD ["serve"]
