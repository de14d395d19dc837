package org.earshot.store;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Closes, behind each class of tests, what databases it opened: hundreds of them open at once would fill the heap. */
public final class ClosesDatabases implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
        boolean nested = context.getRequiredTestClass().getEnclosingClass() != null;
        if (!nested) {
            TestDatabase.closeAll();
        }
    }
}
