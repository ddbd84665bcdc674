package org.sayso.authorization.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.AttributeSetting;
import org.sayso.authorization.settings.AttributeSettings;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Keeps an attribute that an account's owner agreed to at a service of ours; its security chain asks for the scope. It takes what
 * the profile page takes, and saying it twice changes nothing more.
 */
@RestController
class AttributeEndpoint {

    private final AccountDirectory accounts;
    private final AttributeSettings attributes;

    AttributeEndpoint(AccountDirectory accounts, AttributeSettings attributes) {
        this.accounts = accounts;
        this.attributes = attributes;
    }

    @PutMapping(path = "/accounts/{sub}/profile/{attribute}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> change(
            @PathVariable("sub") String subject,
            @PathVariable("attribute") String attribute,
            @RequestBody Map<String, @Nullable Object> body) {
        String name = AttributeSettings.key(attribute);
        AttributeSetting rule = attributes.find(name).orElse(null);
        // The path has hyphens; one address for each is enough.
        if (rule == null || attribute.contains("_")) {
            return problem(HttpStatus.NOT_FOUND, "No attribute has this name.");
        }
        Object sent = body.get(name);
        if (sent != null && !(sent instanceof String)) {
            return problem(HttpStatus.BAD_REQUEST, name + " takes a text.");
        }
        TypedAttribute typed = TypedAttribute.of(rule, sent instanceof String text ? text : "");
        if (typed.problem().isPresent() || typed.value().isEmpty()) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, name + " takes " + wanted(rule));
        }
        return accounts.changeAttribute(subject, name, typed.text())
                .<ResponseEntity<?>>map(changed -> ResponseEntity.noContent().build())
                .orElseGet(() -> problem(HttpStatus.NOT_FOUND, "No account has this subject."));
    }

    private static String wanted(AttributeSetting rule) {
        if (rule.kind() == AttributeSetting.Kind.WORDS) {
            return "1 to " + rule.longest() + " letters, with single blanks and hyphens between them.";
        }
        return "a line of 1 to " + rule.longest() + " characters"
                + (rule.pattern() == null ? "." : " that matches " + rule.pattern() + ".");
    }

    private static ResponseEntity<?> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
