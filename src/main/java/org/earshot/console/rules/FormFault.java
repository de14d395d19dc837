package org.earshot.console.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.earshot.configure.Problem;
import org.earshot.rule.RuleFile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is wrong with a form.
 *
 * @param field its field, null where it is about none
 * @param problem the problem
 */
record FormFault(@Nullable String field, Problem problem) {
    /** Where it is, for what stands in another file. */
    public String place() {
        return problem.line() > 0
                ? problem.file() + ":" + problem.line()
                : problem.file().toString();
    }

    /** Each problem with its field: by its line for those of the form's own file. */
    static List<FormFault> of(List<Problem> problems, RuleFile file, Function<Problem, @Nullable String> fields) {
        return problems.stream()
                .map(problem -> new FormFault(
                        problem.file().toString().equals(file.said()) ? fields.apply(problem) : null, problem))
                .toList();
    }

    /** Gives a page its faults: all of them, those of each field, and the field that comes first in the form. */
    static void show(ModelAndView page, List<FormFault> all, Collection<String> fields) {
        Map<String, List<Problem>> beside = new LinkedHashMap<>();
        all.forEach(fault -> {
            if (fault.field() != null) {
                beside.computeIfAbsent(fault.field(), field -> new ArrayList<>())
                        .add(fault.problem());
            }
        });
        page.addObject("faults", all);
        page.addObject("beside", beside);
        page.addObject(
                "first", fields.stream().filter(beside::containsKey).findFirst().orElse(""));
    }

    /** A problem that the form itself finds. */
    static Problem own(RuleFile file, String what, String cure) {
        return new Problem(java.nio.file.Path.of(file.said()), 0, what, cure);
    }
}
