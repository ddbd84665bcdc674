package org.sayso.app.judges;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.sayso.standin.protocol.StandInAuthority;

/** Amazon's SDK for Node with its express adapter judges the stand-in. */
@Tag("slow")
class NodeAdapterIT extends AdapterContract {

    @Override
    Child start(ChainHost chainHost, StandInAuthority alexa, Path directory) throws Exception {
        return new Child(
                Npm.installed(),
                Map.of(
                        "NODE_EXTRA_CA_CERTS",
                        chainHost.hostAuthorityPem(directory).toString()),
                List.of("node", "tea-house.js", alexa.caFile().toString(), String.valueOf(chainHost.tlsPort())));
    }

    @Override
    String wrongSignature() {
        return "signature does not match";
    }
}
