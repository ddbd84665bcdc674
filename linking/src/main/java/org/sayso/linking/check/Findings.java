package org.sayso.linking.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings, errors first. */
final class Findings {

    private final List<Finding> list = new ArrayList<>();

    void add(FindingKind kind, String seen, String fix) {
        list.add(new Finding(kind, seen, fix));
    }

    boolean has(FindingKind kind) {
        return list.stream().anyMatch(each -> each.kind() == kind);
    }

    List<Finding> sorted() {
        return list.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }
}
