package org.sayso.authorization.account;

import org.sayso.authorization.settings.InvalidSettingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** Where demo people may be: on a machine that only its user reaches. */
public final class DemoPlace {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPlace.class);

    private DemoPlace() {}

    /**
     * Says in the log that there are demo people.
     *
     * @throws InvalidSettingException if the server listens to others than this machine
     */
    public static void check(ServerProperties server) {
        if (server.getAddress() == null || !server.getAddress().isLoopbackAddress()) {
            throw new InvalidSettingException(
                    "sayso.authorization.demo-users=true prints passwords on the sign-in page, and server.address is not a"
                            + " loopback address",
                    "Set server.address=127.0.0.1, or switch the demo users off and bring an AccountDirectory.");
        }
        LOG.warn(
                "Demo users can sign in with passwords that are printed on the page (sayso.authorization.demo-users=true).");
    }
}
