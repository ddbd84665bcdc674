package org.sayso.app.admin;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sayso.app.token.Logging;
import picocli.CommandLine.Option;

/** Which server, and as whom. */
final class ServerOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The running server. Default: its issuer, as the credentials have it.")
    private @Nullable URI server;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            required = true,
            description = "The administrator's credentials, which admin create wrote.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path credentials;

    AdminServer open() {
        Logging.warningsToStandardError();
        Credentials own = Credentials.read(credentials);
        return AdminServer.at(server == null ? own.server() : server, own);
    }
}
