package org.earshot.console.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import org.earshot.admit.Tokens;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The API tokens of everybody, for the night in which one of them is found on the internet. */
@StaffPage
class TokensPages {
    private static final String PAGE = "/settings/tokens";

    private final Tokens tokens;
    private final Wording wording;

    TokensPages(Tokens tokens, Wording wording) {
        this.tokens = tokens;
        this.wording = wording;
    }

    @GetMapping(PAGE)
    String all(Model model) {
        ZoneId zone = wording.zone();
        model.addAttribute(
                "tokens",
                tokens.all().stream()
                        .map(token -> TokenRow.of(token, wording, zone))
                        .toList());
        return "tokens";
    }

    @PostMapping(PAGE + "/{user}/{handle}")
    ModelAndView revoke(@PathVariable String user, @PathVariable String handle, HttpServletRequest request) {
        if (!tokens.revoke(String.valueOf(request.getRemoteUser()), user, handle)) {
            throw new NoSuchElementException("there is no such token");
        }
        return Onward.to(PAGE, request, wording.say("admit.tokens.revoked", user));
    }
}
