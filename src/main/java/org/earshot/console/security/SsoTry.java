package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.earshot.admit.SsoInForce;
import org.earshot.admit.SsoSettings;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.mention.Texts;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Asks the provider of single sign-on what it says of itself, before anybody has to sign in through it. */
@StaffPage
class SsoTry {
    private static final int LONGEST = 300;

    private final SsoInForce present;

    SsoTry(SsoInForce present) {
        this.present = present;
    }

    @PostMapping("/settings/sso/try")
    ModelAndView ask(HttpServletRequest request) {
        SsoSettings settings = present.get();
        if (!settings.on()) {
            return Onward.to("/settings/sso");
        }
        Map<String, Object> said = RequestContextUtils.getOutputFlashMap(request);
        try {
            SsoRegistrations.ask(settings);
            said.put("answers", String.valueOf(settings.issuer()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            said.put("silent", Texts.cut(Texts.clean(String.valueOf(e.getMessage())), LONGEST));
        }
        return Onward.to("/settings/sso");
    }
}
