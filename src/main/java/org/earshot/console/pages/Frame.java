package org.earshot.console.pages;

/**
 * What stands around every page.
 *
 * @param staff who looks at it
 * @param critical how many critical cases are not done
 * @param high how many high ones
 */
record Frame(Staff staff, long critical, long high) {
    /** What cannot wait. */
    public long urgent() {
        return critical + high;
    }
}
