package org.sayso.authorization.admin;

import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells administrators why something was not done, as a problem (RFC 9457). */
@ConditionalOnBooleanProperty("sayso.authorization.admin.enabled")
@RestControllerAdvice(basePackageClasses = AdminProblems.class)
final class AdminProblems {

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException unknown) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidSettingException refused) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
    }

    /** Its message may repeat what was sent. */
    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The body is not the JSON that is expected here.");
    }
}
