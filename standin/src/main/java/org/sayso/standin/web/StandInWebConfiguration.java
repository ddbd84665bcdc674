package org.sayso.standin.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Registers the stand-in's REST endpoints; import it beside a {@link org.sayso.standin.StandIn} bean. */
@Configuration(proxyBeanMethods = false)
@Import({
    NoTokensInAddresses.class,
    DeviceController.class,
    StateController.class,
    AlexaAppController.class,
    PhoneInboxController.class,
    EventController.class,
    CertificateController.class,
    AmazonSignInController.class,
    AmazonApiController.class,
    CustomerProfileController.class
})
public class StandInWebConfiguration {}
