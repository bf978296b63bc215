"""The container image of sdrs-mock: made by the .NET SDK without a container engine, and written so that two builds have the same bytes.

The SDK asks a registry for the base image. Where that registry cannot be reached, a registry on the loopback address serves a base of
Debian packages in its place; the image says so in its labels.
"""
import gzip
import hashlib
import http.server
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import threading
from datetime import datetime, timezone
from pathlib import Path

BASE_REGISTRY, BASE_NAME, BASE_TAG = "mcr.microsoft.com", "dotnet/runtime-deps", "10.0-noble-chiseled"
BASE_PACKAGES = ["libc6", "libgcc-s1", "libstdc++6", "libssl3"]  # what a self-contained program needs on Debian 12
USER = 1654  # the user "app" of the images for .NET
MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
SECOND = 1_000_000_000
HEALTH = {"Test": ["CMD", "/app/SdrsMock", "health"], "Interval": 10 * SECOND, "Timeout": 6 * SECOND, "StartPeriod": 30 * SECOND,
          "StartInterval": SECOND, "Retries": 3}


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def pack_layer(folder, time, owned=()):
    """A tar archive of a folder with one order and one time; the paths in owned belong to the user of the image."""
    layer = io.BytesIO()
    with tarfile.open(fileobj=layer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            entry = archive.gettarinfo(file, name)
            entry.mtime, entry.uname, entry.gname = time, "", ""
            entry.uid = entry.gid = USER if name in owned else 0
            if entry.isreg():
                with open(file, "rb") as content:
                    archive.addfile(entry, content)
            else:
                archive.addfile(entry)
    return layer.getvalue()


def create_debian_base(work, time):
    """The layer of a base of Debian packages, and the names of the packages."""
    downloads, root = work / "packages", work / "base"
    downloads.mkdir()
    command = ["apt-get", "download", *BASE_PACKAGES]
    if subprocess.run(command, cwd=downloads, capture_output=True).returncode != 0:
        # The lists of packages may be missing.
        subprocess.run(["apt-get", "update"], capture_output=True)
        result = subprocess.run(command, cwd=downloads, capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(f"the base of Debian packages cannot be had: {result.stderr.strip()}")
    packages = sorted(downloads.glob("*.deb"))
    for package in packages:
        subprocess.run(["dpkg-deb", "-x", package, root], check=True)
    for folder in ("usr/share/doc", "usr/share/lintian", "usr/share/locale"):
        subprocess.run(["rm", "-rf", root / folder], check=True)
    for folder in ("app", "proc", "sys", "dev", "home/app", "tmp", "etc"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "tmp").chmod(0o1777)
    (root / "etc/passwd").write_text(f"root:x:0:0:root:/root:/bin/false\napp:x:{USER}:{USER}::/home/app:/bin/false\n")
    (root / "etc/group").write_text(f"root:x:0:\napp:x:{USER}:\n")
    names = " ".join(package.name.removesuffix(".deb").replace("%3a", ":") for package in packages)
    return pack_layer(root, time, owned=("home/app",)), names


class Registry:
    """A registry on the loopback address that serves one image. It answers until it is closed."""

    def __init__(self, layer):
        config = json.dumps({
            "architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": [digest(layer)]},
            "config": {"Env": ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", f"APP_UID={USER}",
                               "ASPNETCORE_HTTP_PORTS=8080", "DOTNET_RUNNING_IN_CONTAINER=true"], "User": str(USER)},
        }).encode()
        zipped = gzip.compress(layer, mtime=0)
        manifest = json.dumps({
            "schemaVersion": 2, "mediaType": MANIFEST,
            "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": len(config), "digest": digest(config)},
            "layers": [{"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": len(zipped), "digest": digest(zipped)}],
        }).encode()
        blobs = {digest(content): content for content in (config, zipped, manifest)}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                reference = self.path.rsplit("/", 1)[-1]
                content = b"{}" if self.path == "/v2/" else manifest if reference == BASE_TAG else blobs.get(reference)
                self.send_response(200 if content else 404)
                self.send_header("Content-Type", MANIFEST if content is manifest else "application/octet-stream")
                self.send_header("Content-Length", str(len(content or b"")))
                if content:
                    self.send_header("Docker-Content-Digest", digest(content))
                self.end_headers()
                if content and self.command == "GET":
                    self.wfile.write(content)

            do_HEAD = do_GET

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"localhost:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def sort_layer(layer, time):
    """The same layer with one order, one time and no owner names."""
    result = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(layer)) as source, tarfile.open(fileobj=result, mode="w", format=tarfile.USTAR_FORMAT) as target:
        for entry in sorted(source.getmembers(), key=lambda member: member.name):
            plain = tarfile.TarInfo(entry.name)
            plain.size, plain.type, plain.linkname, plain.mtime = entry.size, entry.type, entry.linkname, time
            plain.mode = 0o755 if entry.isdir() or entry.name.endswith("/SdrsMock") else 0o644
            target.addfile(plain, source.extractfile(entry) if entry.isreg() else None)
    return result.getvalue()


def rewrite(archive, target, version, time, base):
    """Writes the archive of the SDK with its times replaced, with the health check, and with the name of the base."""
    when = datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    with tarfile.open(archive) as source:
        [entry] = json.load(source.extractfile("manifest.json"))
        config = json.load(source.extractfile(entry["Config"]))
        layers = [source.extractfile(name).read() for name in entry["Layers"]]
    layers = [gzip.decompress(layer) if layer[:2] == b"\x1f\x8b" else layer for layer in layers]
    layers[-1] = sort_layer(layers[-1], time)
    config["created"] = when
    config["rootfs"]["diff_ids"] = [digest(layer) for layer in layers]
    config["history"] = [{"created": when, "created_by": "base"}] * (len(layers) - 1) + [{"created": when, "created_by": ".NET SDK"}]
    config["config"]["Healthcheck"] = HEALTH
    labels = config["config"].setdefault("Labels", {})
    for name in [name for name in labels if name.endswith("image.base.digest") or name.endswith(".created")]:
        del labels[name]
    labels["org.opencontainers.image.base.name"] = base
    labels["org.opencontainers.image.created"] = when
    content = json.dumps(config, sort_keys=True).encode()
    names = [digest(layer).split(":")[1] + ".tar" for layer in layers]
    name = digest(content).split(":")[1] + ".json"
    manifest = json.dumps([{"Config": name, "RepoTags": [f"sdrs-mock:{version}"], "Layers": names}]).encode()
    with open(target, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=time, compresslevel=6) as zipped:
        with tarfile.open(fileobj=zipped, mode="w", format=tarfile.USTAR_FORMAT) as output:
            for file, data in [(name, content), *zip(names, layers), ("manifest.json", manifest)]:
                info = tarfile.TarInfo(file)
                info.size, info.mtime, info.mode = len(data), time, 0o644
                output.addfile(info, io.BytesIO(data))


def write_image(publish, target, version, time, kind):
    """Writes the image as an archive for `docker load`.

    publish runs `dotnet publish` with further arguments; kind is "microsoft" for the base that the project names, or "debian".
    """
    base = f"{BASE_REGISTRY}/{BASE_NAME}:{BASE_TAG}"
    with tempfile.TemporaryDirectory(prefix="sdrs-image-") as folder:
        work = Path(folder)
        archive = work / "image.tar"
        arguments = ["-t:PublishContainer", f"-p:ContainerArchiveOutputPath={archive}", "-p:ContainerImageFormat=Docker"]
        if kind == "microsoft":
            publish(*arguments)
        else:
            layer, names = create_debian_base(work, time)
            base = f"Debian packages in place of {base}: {names}"
            registry = Registry(layer)
            os.environ["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = registry.address
            try:
                publish(*arguments, f"-p:ContainerBaseImage={registry.address}/{BASE_NAME}:{BASE_TAG}")
            finally:
                registry.close()
        rewrite(archive, target, version, time, base)
