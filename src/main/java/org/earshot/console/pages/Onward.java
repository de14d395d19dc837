package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Leads on to a page after a form was sent, so that reloading it does nothing twice. */
public final class Onward {
    private Onward() {}

    /** To an address of the console. */
    public static ModelAndView to(String address) {
        ModelAndView next = new ModelAndView("redirect:" + address);
        next.setStatus(HttpStatus.SEE_OTHER);
        return next;
    }

    /** To an address of the console, where a line says what was done. */
    public static ModelAndView to(String address, HttpServletRequest request, String done) {
        RequestContextUtils.getOutputFlashMap(request).put("done", done);
        return to(address);
    }
}
