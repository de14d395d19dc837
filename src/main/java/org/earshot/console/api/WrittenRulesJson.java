package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Problem;
import org.earshot.rule.RuleEdit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What came of writing a file.
 *
 * @param version the number of the newest version
 * @param changed false where the file said the same already
 * @param live true where the daemon has taken it over
 * @param problems what keeps it from that
 */
@Schema(name = "WrittenConfiguration")
record WrittenRulesJson(int version, boolean changed, boolean live, List<String> problems) {
    /** Says no where nothing was written. */
    static WrittenRulesJson of(RuleEdit edit) {
        if (edit instanceof RuleEdit.Done done) {
            return new WrittenRulesJson(done.version(), true, done.live(), done.problems());
        }
        if (edit instanceof RuleEdit.Same same) {
            return new WrittenRulesJson(same.version(), false, true, List.of());
        }
        if (edit instanceof RuleEdit.Faulty faulty) {
            ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "the file cannot be so");
            problem.setProperty(
                    "problems",
                    faulty.problems().stream().map(WrittenRulesJson::said).toList());
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY, problem, null);
        }
        if (edit instanceof RuleEdit.Overtaken overtaken) {
            ProblemDetail problem =
                    problem(HttpStatus.PRECONDITION_FAILED, "somebody has changed the file since it was read");
            problem.setProperty("fingerprint", overtaken.fingerprint());
            problem.setProperty("difference", overtaken.difference().text());
            throw new ErrorResponseException(HttpStatus.PRECONDITION_FAILED, problem, null);
        }
        throw Refusals.unprocessable(((RuleEdit.Refused) edit).why());
    }

    private static ProblemDetail problem(HttpStatus status, String why) {
        return ProblemDetail.forStatusAndDetail(status, why);
    }

    private static Map<String, Object> said(Problem problem) {
        return Map.of(
                "file", problem.file().toString(),
                "line", problem.line(),
                "what", problem.what(),
                "cure", problem.cure());
    }
}
