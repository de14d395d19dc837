package org.earshot.survey;

import org.earshot.respond.Case;

/** Somebody who knows of customers that must not be asked, such as those who are blocked. */
public interface SurveyObjection {
    /** True where the customer of a case must not be asked how it went. */
    boolean against(Case item);
}
