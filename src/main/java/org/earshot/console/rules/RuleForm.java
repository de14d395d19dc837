package org.earshot.console.rules;

import java.util.List;
import java.util.Map;
import org.earshot.configure.Problem;
import org.earshot.rule.RuleFile;
import org.springframework.web.servlet.ModelAndView;

/** A form whose sending changes one file. */
interface RuleForm {
    /** The file. */
    RuleFile file();

    /** Where it is sent, within the console. */
    String action();

    /** Its fields as they were filled in, to be sent again with the review. */
    Map<String, List<String>> fields();

    /** What the whole file would say. */
    RuleDraft draft();

    /** The form again, as it was filled in. */
    ModelAndView page(List<Problem> problems);
}
