package org.sayso.app.linking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sayso.linking.Problem;
import org.sayso.linking.check.Finding;
import org.sayso.linking.check.Severity;
import tools.jackson.databind.json.JsonMapper;

/** The findings for people and for programs. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Report() {}

    static String text(String file, List<Finding> findings, List<String> notCompared) {
        List<String> lines = new ArrayList<>();
        lines.add(file + ": " + summary(findings));
        for (Finding finding : findings) {
            lines.add("");
            lines.add(finding.severity().word() + " " + finding.id());
            lines.add("  seen: " + finding.seen());
            lines.add("  why:  " + finding.why());
            lines.add("  fix:  " + finding.fix());
        }
        if (!notCompared.isEmpty()) {
            lines.add("");
            lines.add("Not compared, as Amazon's JSON does not have them: " + String.join(", ", notCompared) + ".");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String summary(List<Finding> findings) {
        long errors = findings.stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .count();
        long warnings = findings.size() - errors;
        if (findings.isEmpty()) {
            return "nothing is wrong";
        }
        if (errors == 0) {
            return count(warnings, "warning");
        }
        return count(errors, "error") + (warnings == 0 ? "" : ", " + count(warnings, "warning"));
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    static String json(String file, List<Finding> findings, List<String> notCompared) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", file);
        report.put("ok", findings.stream().noneMatch(each -> each.severity() == Severity.ERROR));
        report.put("findings", findings.stream().map(Report::members).toList());
        report.put("notCompared", notCompared);
        return JSON.writeValueAsString(report);
    }

    /** For a file that cannot be read. */
    static String json(String file, List<Problem> problems) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", file);
        report.put("ok", false);
        report.put("problems", problems);
        return JSON.writeValueAsString(report);
    }

    private static Map<String, Object> members(Finding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", finding.id());
        members.put("severity", finding.severity().word());
        members.put("seen", finding.seen());
        members.put("why", finding.why());
        members.put("fix", finding.fix());
        return members;
    }
}
