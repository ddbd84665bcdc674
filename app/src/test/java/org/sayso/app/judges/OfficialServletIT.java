package org.sayso.app.judges;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sayso.standin.protocol.StandInAuthority;

/** Amazon's own servlet for Java, ask-sdk-servlet-support, judges the stand-in. */
class OfficialServletIT extends AdapterContract {

    @Override
    Child start(ChainHost chainHost, StandInAuthority alexa, Path directory) throws Exception {
        return new Child(
                directory,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djavax.net.ssl.trustStore=" + chainHost.trustStore(directory),
                        "-Djavax.net.ssl.trustStorePassword=" + ChainHost.PASSWORD,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OfficialServletSkill.class.getName(),
                        String.valueOf(chainHost.proxyPort())));
    }

    @Override
    String wrongSignature() {
        return "signature";
    }
}
