package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import org.earshot.admit.Visitor;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Also keeps what the browser calls itself, for the list of sessions. */
final class DoorDetails extends WebAuthenticationDetails {
    private final String agent;

    DoorDetails(HttpServletRequest request) {
        super(request);
        String said = request.getHeader(HttpHeaders.USER_AGENT);
        this.agent = said == null ? "" : said;
    }

    Visitor visitor() {
        return new Visitor(getRemoteAddress(), agent);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof DoorDetails details && details.agent.equals(agent);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + agent.hashCode();
    }
}
