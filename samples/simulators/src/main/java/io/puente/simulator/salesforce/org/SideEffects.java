package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.schema.ChildRelationship;
import io.puente.simulator.salesforce.schema.DeleteRule;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stored change brings about in other rows: comments, documents, rights, details of a deleted parent. */
final class SideEffects {
    private final Org org;

    SideEffects(Org org) {
        this.org = org;
    }

    void onCreate(SObjectType type, Row row, Map<Field, @Nullable Object> values, Transaction tx) {
        switch (type.name()) {
            case "PermissionSetAssignment" -> rightsChanged(tx);
            case "ContentVersion" -> new ContentFiles(org).published(type, row, tx);
            default -> onUpdate(type, row, values, tx);
        }
    }

    void onUpdate(SObjectType type, Row row, Map<Field, @Nullable Object> values, Transaction tx) {
        if (type.name().equals("Case") && values.get(type.known("Comments")) instanceof String comment) {
            org.writer()
                    .insertBySystem(
                            org.schema().known("CaseComment"), tx, "ParentId", row.id(), "CommentBody", comment);
        }
        if (type.traits().setup()) {
            rightsChanged(tx);
        }
    }

    private void rightsChanged(Transaction tx) {
        org.forgetAccess();
        tx.undo().onUndo(org::forgetAccess);
    }

    /** Deletes details, empties lookups, refuses where a lookup restricts. */
    void delete(SObjectType type, Row row, Transaction tx) {
        int mark = tx.mark();
        try {
            remove(type, row, tx);
        } catch (ApiException refused) {
            tx.backTo(mark);
            throw refused;
        }
        if (type.traits().setup()) {
            rightsChanged(tx);
        }
    }

    private void remove(SObjectType type, Row row, Transaction tx) {
        Table table = org.tables().of(type);
        Row gone = row.copy();
        gone.set(type.known("IsDeleted"), true);
        gone.set(type.known("SystemModstamp"), org.clock().instant());
        for (ChildRelationship child : org.schema().childrenOf(type)) {
            Table children = org.tables().of(child.type());
            if (!children.indexed(child.field())) {
                continue;
            }
            List<Row> rows = children.find(child.field(), row.id());
            boolean cascade =
                    child.field().is(FieldFlag.MASTER_DETAIL) || child.field().onDelete() == DeleteRule.CASCADE;
            if (!rows.isEmpty() && !cascade && child.field().onDelete() == DeleteRule.RESTRICT) {
                throw new ApiException(
                        "DELETE_FAILED",
                        "Your attempt to delete " + row.id() + " could not be completed because it is associated with "
                                + rows.size() + " " + child.type().traits().labelPlural());
            }
            for (Row detail : rows) {
                if (cascade) {
                    remove(child.type(), detail, tx);
                } else {
                    Row orphan = detail.copy();
                    orphan.set(child.field(), null);
                    children.replace(detail, orphan, tx.undo());
                }
            }
        }
        table.replace(row, gone, tx.undo());
        table.delete(row, tx.undo());
    }
}
