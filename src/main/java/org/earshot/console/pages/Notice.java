package org.earshot.console.pages;

/**
 * Why a deed was not done, with what was typed, so that nothing is lost.
 *
 * @param deed the deed's word in the address
 * @param message a sentence for staff
 * @param text what was typed, empty for nothing
 */
public record Notice(String deed, String message, String text) {
    /** What was typed to be sent to the customer. */
    public String said() {
        return deed.equals("holding") ? text : typed("reply");
    }

    /** What was typed for this deed, empty for another one. */
    public String typed(String other) {
        return deed.equals(other) ? text : "";
    }
}
