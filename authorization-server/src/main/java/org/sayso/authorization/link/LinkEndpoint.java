package org.sayso.authorization.link;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Ends one link of an account for a service of ours; its security chain asks for the scope. */
@RestController
class LinkEndpoint {

    private final LinkEnder links;

    LinkEndpoint(LinkEnder links) {
        this.links = links;
    }

    @DeleteMapping("/accounts/{sub}/links/{link}")
    ResponseEntity<?> end(@PathVariable("sub") String subject, @PathVariable("link") String linkId) {
        if (links.end(subject, linkId)) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "The account has no such link."));
    }
}
