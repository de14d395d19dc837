package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

/** What every answer carries, whatever was asked by whom and whatever came of it. */
final class Headers {
    private Headers() {}

    static void assertSafe(Walker.Answer answer) {
        String asked = answer.asked() + " " + answer.status();
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .as(asked)
                .hasSize(1)
                .allSatisfy(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'")
                        .contains("frame-ancestors 'none'", "form-action 'self'")
                        .doesNotContain("unsafe-inline", "unsafe-eval", "unsafe-hashes", "*", "http:", "https:"));
        assertThat(answer.headers().allValues("X-Content-Type-Options"))
                .as(asked)
                .containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).as(asked).containsExactly("DENY");
        assertThat(answer.headers().allValues("Referrer-Policy")).as(asked).containsExactly("no-referrer");
        String file = answer.asked().replaceFirst(".* ", "");
        boolean kept = answer.status() < 400
                && (file.startsWith("/assets/") || file.startsWith("/webjars/") || file.equals("/favicon.ico"));
        assertThat(answer.header("Cache-Control").contains("no-store"))
                .as(asked)
                .isEqualTo(!kept);
        assertThat(answer.header("Set-Cookie"))
                .as(asked)
                .satisfiesAnyOf(
                        cookie -> assertThat(cookie).isEmpty(),
                        cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        assertThat(answer.body().contains("Exception:") || answer.body().contains("\tat org."))
                .as(asked)
                .isFalse();
    }
}
