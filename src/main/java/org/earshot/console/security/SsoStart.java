package org.earshot.console.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the button of the login page leads. */
@Controller
class SsoStart {
    private final SsoDoor door;

    SsoStart(SsoDoor door) {
        this.door = door;
    }

    @GetMapping("/login/sso")
    ModelAndView start() {
        return LoginSteps.onward(door.start());
    }
}
