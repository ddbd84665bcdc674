package org.sayso.authorization.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Keeps the favourite colour that an account's owner agreed to at a service of ours; its security chain asks for the scope.
 * It takes what the profile page takes, and saying it twice changes nothing more.
 */
@RestController
class FavoriteColorEndpoint {

    private final AccountDirectory accounts;

    FavoriteColorEndpoint(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @PutMapping(path = "/accounts/{sub}/profile/favorite-color", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> change(@PathVariable("sub") String subject, @RequestBody Body body) {
        TypedColor color = TypedColor.of(body.favoriteColor() == null ? "" : body.favoriteColor());
        if (color.problem().isPresent() || color.color().isEmpty()) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "favorite_color takes 1 to 40 letters, with single blanks and hyphens between them.");
        }
        return accounts.changeFavoriteColor(subject, color.text())
                .<ResponseEntity<?>>map(changed -> ResponseEntity.noContent().build())
                .orElseGet(() -> problem(HttpStatus.NOT_FOUND, "No account has this subject."));
    }

    private static ResponseEntity<?> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private record Body(
            @JsonProperty("favorite_color") @Nullable String favoriteColor) {}
}
