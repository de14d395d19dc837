package org.earshot.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.earshot.admin.TestClock;
import org.earshot.console.api.TestConsole;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class HeadersTest {
    private static final TestConsole CONSOLE = TestConsole.start(TestDatabase.derby(), new TestClock());

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /login, , 200",
        "GET, /, , 302",
        "GET, /error, , 404",
        "GET, /nothing, , 302",
        "GET, /assets/none.js, , 404",
        "GET, /webjars/none.js, , 404",
        "GET, /favicon.ico, , 404",
        "GET, /webjars/htmx.org/2.0.8/dist/htmx.min.js, , 200",
        "GET, /api/v1/cases, ann, 200",
        "GET, /api/v1/cases, , 401",
        "GET, /api/v1/sources, ann, 403",
        "GET, /api/v1/nothing, ann, 404",
        "GET, /api/v1/cases/7, ann, 404",
        "DELETE, /api/v1/cases, ann, 405",
        "PUT, /api/v1/mentions/1/label, ann, 400",
        "GET, /api/v1/cases;v=1, ann, 400",
        "GET, /api//v1/cases, ann, 400",
        "TRACE, /api/v1/cases, ann, 400",
        "GET, /actuator/health, , 200",
        "GET, /actuator/none, ada, 404",
        "GET, /v3/api-docs, ann, 200",
    })
    void everyAnswerCarriesTheHeaders(String method, String path, String user, int status) {
        HttpResponse<String> answer = CONSOLE.send(method, path, user, null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly(ResponseHeaders.POLICY);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
        boolean kept = path.startsWith("/webjars") && status == 200;
        assertThat(answer.headers().firstValue("Cache-Control").orElse("").contains("no-store"))
                .isEqualTo(!kept);
        if (status >= 400) {
            assertThat(answer.body()).doesNotContain("Exception", "\tat ", "trace");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /<script> HTTP/1.1, 400",
        "GET /api/v1/cases?q={x} HTTP/1.1, 400",
        "GET /%zz HTTP/1.1, 400",
        "NONSENSE, 400",
        "GET / HTTP/9.7, 505",
        "POST /login HTTP/1.1|Transfer-Encoding: nonsense, 501",
        "GET / HTTP/1.1|Host: a|Host: b, 400",
    })
    void whatTheWebServerItselfRefusesCarriesThemToo(String request, int status) throws IOException {
        String answer = raw(request.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .contains("Content-Security-Policy: " + ResponseHeaders.POLICY, "X-Content-Type-Options: nosniff")
                .contains("Content-Type: text/plain", "Cache-Control: no-store")
                .endsWith("\r\n\r\n" + status + " " + HttpStatus.valueOf(status).getReasonPhrase() + "\n")
                .doesNotContain("Tomcat", "Apache", "<html", "script>");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", CONSOLE.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
