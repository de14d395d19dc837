package org.earshot.console.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Writes a refusal as application/problem+json (RFC 9457). */
public final class ProblemWriter {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ProblemWriter() {}

    /** Writes a status with a sentence for people. */
    public static void write(HttpServletResponse answer, HttpStatusCode status, String detail) throws IOException {
        write(answer, ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** Writes a problem with its properties; an answer that is under way already is left as it is. */
    public static void write(HttpServletResponse answer, ProblemDetail problem) throws IOException {
        if (answer.isCommitted()) {
            return;
        }
        answer.resetBuffer();
        answer.setStatus(problem.getStatus());
        answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = JSON.writeValueAsString(members(problem)).getBytes(StandardCharsets.UTF_8);
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }

    /** The members of a problem in the order of the RFC. */
    public static Map<String, Object> members(ProblemDetail problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.getType().toString());
        if (problem.getTitle() != null) {
            members.put("title", problem.getTitle());
        }
        members.put("status", problem.getStatus());
        if (problem.getDetail() != null) {
            members.put("detail", problem.getDetail());
        }
        if (problem.getProperties() != null) {
            members.putAll(problem.getProperties());
        }
        return members;
    }
}
