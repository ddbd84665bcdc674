package org.sayso.authorization.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells a service of ours where an account's owner is reached; its security chain asks for the scope. */
@RestController
class ContactEndpoint {

    private final AccountDirectory accounts;

    ContactEndpoint(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/accounts/{sub}/contact")
    ResponseEntity<?> contact(@PathVariable("sub") String subject) {
        return accounts.findBySubject(subject)
                .<ResponseEntity<?>>map(account -> ResponseEntity.ok(Body.of(account.contact())))
                .orElseGet(ContactEndpoint::unknown);
    }

    private static ResponseEntity<?> unknown() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No account has this subject.");
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(
            @JsonProperty("preferred_channel") Contact.@Nullable Channel preferredChannel,
            @JsonProperty("phone_number") @Nullable String phoneNumber,
            @JsonProperty("phone_number_verified") @Nullable Boolean phoneNumberVerified,
            @JsonProperty("email") @Nullable String email,
            @JsonProperty("email_verified") @Nullable Boolean emailVerified) {

        static Body of(Contact contact) {
            return new Body(
                    contact.preferredChannel(),
                    contact.phoneNumber(),
                    contact.phoneNumber() == null ? null : contact.phoneNumberVerified(),
                    contact.email(),
                    contact.email() == null ? null : contact.emailVerified());
        }
    }
}
