package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * Keeps what was done for the page that the person comes to. The page they leave, or another tab with the same case, may fetch its
 * moving parts from the same address in between, because it heard of the very deed; it shows no such line and must not use it up.
 */
@Component("flashMapManager")
class KeptNotices extends SessionFlashMapManager {
    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        boolean part = request.getMethod().equals("GET") && request.getHeader("HX-Request") != null;
        return part ? null : super.retrieveFlashMaps(request);
    }
}
