package org.sayso.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a refused setting with its fix. */
final class RefusedSettingAnalyzer extends AbstractFailureAnalyzer<RefusedSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RefusedSettingException refused) {
        return new FailureAnalysis("The setting " + refused.getMessage() + ".", refused.fix(), failure);
    }
}
