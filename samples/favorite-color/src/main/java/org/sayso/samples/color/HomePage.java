package org.sayso.samples.color;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page that says what this is, with the privacy policy and terms that Amazon asks every skill with accounts for. */
@Configuration(proxyBeanMethods = false)
class HomePage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addViewController("/color").setViewName("forward:/color/index.html");
        pages.addRedirectViewController("/", "/color");
    }
}
