package org.sayso.standin.web;

import org.sayso.standin.StandIn;
import org.sayso.standin.protocol.StandInAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the chain that the stand-in's requests name. */
@RestController
class CertificateController {

    private final StandIn alexa;

    CertificateController(StandIn alexa) {
        this.alexa = alexa;
    }

    @GetMapping(path = StandInAuthority.CHAIN_PATH, produces = "application/x-pem-file")
    String chain() {
        return alexa.certificateChain();
    }
}
