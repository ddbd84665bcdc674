package org.sayso.standin.web;

import org.springframework.context.annotation.Configuration;

/** Registers the stand-in's REST endpoints; import it beside a {@link org.sayso.standin.StandIn} bean. */
@Configuration(proxyBeanMethods = false)
public class StandInWebConfiguration {}
