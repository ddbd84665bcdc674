package org.sayso.authorization.funnel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.pages.ConsentPage;
import org.sayso.authorization.signin.SignInPage;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes when somebody who is linking is shown the first page. Thread-safe. */
final class ShownPages implements HandlerInterceptor, WebMvcConfigurer {

    private final Funnel funnel;

    ShownPages(Funnel funnel) {
        this.funnel = funnel;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(SignInPage.PATH, ConsentPage.PATH);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        HttpSession session = request.getSession(false);
        Journey.of(session).filter(journey -> !journey.shown()).ifPresent(journey -> {
            journey.afterPage().keepIn(request.getSession());
            funnel.reachedBy(journey.client(), LinkingStep.PAGE_SHOWN);
        });
    }
}
