package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import io.puente.simulator.state.UndoLog;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What an administrator does in the portals: users, rules, switches. Takes the organisation's lock itself. */
public final class Administration {
    private static final String BLOCKED =
            "ade;adp;app;asa;asp;bas;bat;cer;chm;class;cmd;com;cpl;crt;csh;dll;exe;fxp;hlp;hta;htr;htw;ida;idc;idq;inf;"
                    + "ins;isp;its;jar;js;jse;ksh;lnk;mad;maf;mag;mam;maq;mar;mas;mat;mau;mav;maw;mda;mdb;mde;mdt;mdw;"
                    + "mdz;msc;msh;msi;msp;mst;ops;pcd;pif;prf;prg;printer;pst;reg;rem;scf;scr;sct;shb;shs;shtm;shtml;"
                    + "soap;stm;svg;tmp;url;vb;vbe;vbs;vsmacros;vss;vst;vsw;ws;wsc;wsf;wsh";
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    private final Organization org;
    private final Set<UUID> withoutRoles = ConcurrentHashMap.newKeySet();

    Administration(Organization org) {
        this.org = org;
    }

    /** The rows that every new environment has. */
    void found() {
        withoutRoles.clear();
        UndoLog tx = new UndoLog();
        add("businessunit", "root", Map.of("name", "demo"), tx);
        add("transactioncurrency", "eur", Map.of("currencyname", "Euro", "isocurrencycode", "EUR"), tx);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("name", "demo");
        settings.put("languagecode", 1033);
        settings.put("maxuploadfilesize", FIVE_MEGABYTES);
        settings.put("blockedattachments", BLOCKED);
        settings.put("basecurrencyid", new Ref("transactioncurrency", id("eur")));
        add("organization", "organization", settings, tx);
        add("role", "sysadmin", Map.of("name", "System Administrator"), tx);
        user("admin", Map.of("firstname", "Ada", "lastname", "Admin", "domainname", "admin@demo.example"), tx);
        add(
                "publisher",
                "defaultpublisher",
                Map.of(
                        "uniquename",
                        "DefaultPublisherdemo",
                        "friendlyname",
                        "Default Publisher for demo",
                        "customizationprefix",
                        "new",
                        "customizationoptionvalueprefix",
                        10_000),
                tx);
        add(
                "solution",
                "defaultsolution",
                Map.of(
                        "uniquename",
                        "Default",
                        "friendlyname",
                        "Default Solution",
                        "version",
                        "1.0",
                        "publisherid",
                        new Ref("publisher", id("defaultpublisher"))),
                tx);
        for (String message :
                List.of("Create", "Update", "Delete", "CreateMultiple", "UpdateMultiple", "UpsertMultiple")) {
            add("sdkmessage", message, Map.of("name", message), tx);
        }
    }

    private void user(String name, Map<String, Object> values, UndoLog tx) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("businessunitid", businessUnit());
        all.put("azureactivedirectoryobjectid", id(name + "-object"));
        add("systemuser", name, all, tx);
    }

    private void add(String table, String name, Map<String, ?> values, UndoLog tx) {
        TableType type = org.schema().known(table);
        Map<Column, @Nullable Object> byColumn = new LinkedHashMap<>();
        values.forEach((column, value) -> byColumn.put(type.known(column), value));
        org.writer().create(type, id(name), byColumn, Caller.system(id("admin")), tx);
    }

    /** Ids of the first rows follow from their names, so that they are the same in every run. */
    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("dataverse-simulator/" + name).getBytes(StandardCharsets.UTF_8));
    }

    Ref businessUnit() {
        return new Ref("businessunit", id("root"));
    }

    public UUID organizationId() {
        return id("organization");
    }

    public UUID businessUnitId() {
        return id("root");
    }

    /** A person, for rows that the simulator itself makes. */
    public UUID administratorId() {
        return id("admin");
    }

    Row settings() {
        return Objects.requireNonNull(org.rows("organization").get(organizationId()));
    }

    /** Adds the user that a registered application acts as; tokens of applications without one are refused. */
    public UUID addApplicationUser(String clientId, String name) {
        return org.write(() -> {
            user(
                    clientId,
                    Map.of("firstname", "#", "lastname", name, "applicationid", applicationId(clientId)),
                    new UndoLog());
            return id(clientId);
        });
    }

    /** Client ids are GUIDs with the vendor; readable ones of a demo get one that follows from them. */
    public static UUID applicationId(String clientId) {
        UUID guid = ValueReader.parseGuid(clientId);
        return guid == null ? id(clientId + "-application") : guid;
    }

    public Optional<UUID> userOfApplication(String clientId) {
        return org.read(() -> org.all(org.schema().known("systemuser")).stream()
                .filter(row -> applicationId(clientId).equals(row.get("applicationid")))
                .map(Row::id)
                .findFirst());
    }

    /** A person in the environment; returns the id of the row. */
    public UUID addUser(String firstName, String lastName) {
        return org.write(() -> {
            String name = firstName + "." + lastName;
            user(
                    name,
                    Map.of("firstname", firstName, "lastname", lastName, "domainname", name + "@demo.example"),
                    new UndoLog());
            return id(name);
        });
    }

    public void disableUser(UUID userId, boolean disabled) {
        org.write(() -> {
            org.writer()
                    .set(
                            org.existing(org.schema().known("systemuser"), userId),
                            Map.of("isdisabled", disabled),
                            new UndoLog());
            return true;
        });
    }

    /** Takes all security roles from a user, or gives them back. */
    public void withdrawRoles(UUID userId, boolean withdrawn) {
        if (withdrawn) {
            withoutRoles.add(userId);
        } else {
            withoutRoles.remove(userId);
        }
    }

    /** @throws ApiException 403 if the user may not come in */
    public void checkAccess(UUID userId) {
        Row user = org.rows("systemuser").get(userId);
        if (user == null) {
            throw new ApiException(ErrorCode.NOT_A_MEMBER, "The user is not a member of the organization.");
        }
        if (Boolean.TRUE.equals(user.get("isdisabled"))) {
            throw new ApiException(
                    ErrorCode.USER_DISABLED,
                    "The specified user is either disabled or is not a member of any business unit.");
        }
        if (withoutRoles.contains(userId)) {
            throw new ApiException(
                    ErrorCode.NO_ROLES,
                    "User with SystemUserId=" + userId + " does not have any security role assigned.");
        }
    }

    /** Takes one privilege, such as {@code prvCreateIncident}, from everybody, or gives it back. */
    public void denyPrivilege(String privilege, boolean denied) {
        org.rules().deny(privilege, denied);
    }

    /**
     * Registers a synchronous plug-in that refuses every such write with its own text (0x80040265).
     *
     * @param message Create, Update or Delete
     */
    public void addPlugin(String name, String table, String message, String text) {
        org.rules().put(new Rules.Plugin(name, table, message, text));
    }

    public void removePlugin(String name) {
        org.rules().removePlugin(name);
    }

    /** Rows with equal values are duplicates, for calls that ask for detection. */
    public void addDuplicateRule(String table, String... columns) {
        org.rules().add(new Rules.DuplicateRule(table, List.of(columns)));
    }

    /** Whether open activities keep a case from being closed; on unless told. */
    public void openActivitiesBlockClosing(boolean on) {
        org.rules().openActivitiesBlock(on);
    }

    /** Whether a resolved or cancelled case refuses updates of its other columns; off unless told. */
    public void resolvedCasesAreReadOnly(boolean on) {
        org.rules().resolvedIsReadOnly(on);
    }

    /** @param bytes the limit for notes; 5 MB unless told */
    public void maxUploadFileSize(int bytes) {
        org.write(() -> {
            org.writer().set(settings(), Map.of("maxuploadfilesize", bytes), new UndoLog());
            return true;
        });
    }
}
