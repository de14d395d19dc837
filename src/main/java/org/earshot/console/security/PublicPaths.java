package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;

/** What everybody may fetch: files that hold nothing of anybody. */
final class PublicPaths {
    static final String[] ASSETS = {"/assets/**", "/webjars/**", "/favicon.ico"};

    private PublicPaths() {}

    /** True for a file that a browser may keep. */
    static boolean isAsset(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.equals("/favicon.ico");
    }
}
