package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.earshot.admit.RefusedUser;
import org.earshot.admit.Scope;
import org.earshot.admit.Token;
import org.earshot.admit.Tokens;
import org.earshot.console.security.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own tokens. */
@Tag(name = "Tokens")
@RestController
class TokensController {
    private final Tokens tokens;

    TokensController(Tokens tokens) {
        this.tokens = tokens;
    }

    @Operation(summary = "One's own tokens without their secrets, newest first")
    @ApiResponse(responseCode = "200", description = "The tokens, those that ended too")
    @GetMapping("/api/v1/tokens")
    TokenList list(Principal who) {
        return new TokenList(tokens.of(who.getName()).stream()
                .map(token -> TokenJson.of(token, null))
                .toList());
    }

    @Operation(summary = "Makes a token; its secret is shown this once")
    @ApiResponse(responseCode = "201", description = "Made")
    @ApiResponse(responseCode = "400", description = "The label, scope or expiry will not do")
    @PostMapping("/api/v1/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    TokenJson create(@RequestBody NewToken body, @AuthenticationPrincipal SignedIn who) {
        String label = Asked.text(body.label(), "label", 80);
        Scope scope = Asked.word(Scope.class, Asked.text(body.scope(), "scope", 12), "scope");
        // A token of an admin that may only work does not make one that may more.
        if (!scope.allowedTo(who.role())) {
            throw RefusedUser.because("scope", "a token may not do more than whoever makes it");
        }
        String secret = tokens.create(who.name(), label, scope, body.expiresAt());
        return tokens.of(who.name()).stream()
                .filter(token -> token.label().equals(label.strip()))
                .findFirst()
                .map(token -> TokenJson.of(token, secret))
                .orElseThrow();
    }

    @Operation(summary = "Revokes one of one's own tokens, from the next request on")
    @ApiResponse(responseCode = "204", description = "Revoked")
    @ApiResponse(responseCode = "404", description = "One has no such token")
    @DeleteMapping("/api/v1/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, Principal who) {
        if (!tokens.revoke(who.getName(), who.getName(), id)) {
            throw new NoSuchElementException("there is no such token");
        }
    }

    /**
     * Tokens.
     *
     * @param items newest first
     */
    @Schema(name = "Tokens")
    record TokenList(List<TokenJson> items) {}

    /**
     * A token to make.
     *
     * @param label what it is for, 1 to 80 characters
     * @param scope read, work or admin; at most what its owner may
     * @param expiresAt when it ends; never where it is missing
     */
    @Schema(name = "NewToken")
    record NewToken(
            @Nullable String label,
            @Nullable String scope,
            @Nullable Instant expiresAt) {}

    /** A token; the secret only where it was made just now. */
    @Schema(name = "Token")
    record TokenJson(
            String id,
            String label,
            String scope,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant expiresAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant lastUsedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {
        static TokenJson of(Token token, @Nullable String secret) {
            return new TokenJson(
                    token.handle(),
                    token.label(),
                    token.scope().word(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    secret);
        }
    }
}
