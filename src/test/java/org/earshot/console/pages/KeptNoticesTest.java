package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.FlashMap;

class KeptNoticesTest {
    private final KeptNotices notices = new KeptNotices();
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void whatWasDoneIsSaidToThePersonAndNotToALiveRefreshOfTheSamePageInBetween() {
        FlashMap done = new FlashMap();
        done.put("done", "Claimed.");
        done.setTargetRequestPath("/cases/7");
        notices.saveOutputFlashMap(done, request("POST", "/cases/7/claim"), new MockHttpServletResponse());

        MockHttpServletRequest refresh = request("GET", "/cases/7");
        refresh.addHeader("HX-Request", "true");
        assertThat((Object) notices.retrieveAndUpdate(refresh, new MockHttpServletResponse()))
                .isNull();

        FlashMap shown = notices.retrieveAndUpdate(request("GET", "/cases/7"), new MockHttpServletResponse());
        assertThat(Objects.requireNonNull(shown).get("done")).isEqualTo("Claimed.");
        assertThat((Object) notices.retrieveAndUpdate(request("GET", "/cases/7"), new MockHttpServletResponse()))
                .isNull();
    }

    private MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setSession(session);
        return request;
    }
}
