// Proves the Dataverse simulator with another project's client. Start the simulator, then, in any empty folder:
//   npm install dynamics-web-api && node <this file> http://127.0.0.1:9083
// Prints one line per step and ends with status 1 at the first difference. It creates tables and rows of its own; run
// it against a fresh simulator.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const { DynamicsWebApi } = createRequire(process.cwd() + '/')('dynamics-web-api');
const url = process.argv[2] ?? 'http://127.0.0.1:9083';
const step = (name) => console.log('ok  ' + name);

const form = new URLSearchParams({
  grant_type: 'client_credentials',
  client_id: 'demo-client',
  client_secret: 'demo-secret',
  scope: url + '/.default',
});
const answer = await fetch(url + '/demo-tenant/oauth2/v2.0/token', { method: 'POST', body: form });
const token = (await answer.json()).access_token;
step('token');
const api = new DynamicsWebApi({ serverUrl: url, dataApi: { version: '9.2' }, onTokenRefresh: async () => token });

const me = await api.callFunction({ functionName: 'WhoAmI' });
assert.match(me.UserId, /^[0-9a-f-]{36}$/);
step('WhoAmI');

const label = (text) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.Label',
  LocalizedLabels: [{ '@odata.type': 'Microsoft.Dynamics.CRM.LocalizedLabel', Label: text, LanguageCode: 1033 }],
});
const column = (name, length) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
  SchemaName: name,
  MaxLength: length,
  DisplayName: label(name),
  FormatName: { Value: 'Text' },
});
const table = await api.createEntity({
  data: {
    '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata',
    SchemaName: 'check_bank',
    DisplayName: label('Bank'),
    DisplayCollectionName: label('Banks'),
    OwnershipType: 'UserOwned',
    HasActivities: false,
    HasNotes: false,
    Attributes: [{ ...column('check_name', 100), IsPrimaryName: true }],
  },
});
step('create a table');
await api.createAttribute({ entityKey: "LogicalName='check_bank'", data: column('check_code', 20) });
const columns = await api.retrieveAttributes({
  entityKey: "LogicalName='check_bank'",
  select: ['LogicalName', 'AttributeType'],
});
assert.ok(columns.value.some((c) => c.LogicalName === 'check_code' && c.AttributeType === 'String'));
step('create and read columns');
const banks = await api.retrieveEntities({ select: ['LogicalName', 'EntitySetName'], filter: "LogicalName eq 'check_bank'" });
assert.equal(banks.value[0].EntitySetName, 'check_banks');
step('read table definitions');

const id = await api.create({ collection: 'contacts', data: { firstname: 'Ana', lastname: 'Ruiz' } });
assert.match(id, /^[0-9a-f-]{36}$/);
const whole = await api.create({ collection: 'contacts', data: { lastname: 'Sol' }, returnRepresentation: true });
assert.equal(whole.lastname, 'Sol');
step('create');
const read = await api.retrieve({ collection: 'contacts', key: id, select: ['fullname'], includeAnnotations: '*' });
assert.equal(read.fullname, 'Ana Ruiz');
step('retrieve');
assert.equal(await api.update({ collection: 'contacts', key: id, data: { nickname: 'A' } }), true);
assert.equal(await api.update({ collection: 'contacts', key: id, data: { nickname: 'B' }, ifmatch: 'W/"1"' }), false);
step('update, and a stale version');
const guid = 'aaaaaaaa-0000-4000-8000-000000000001';
await api.upsert({ collection: 'contacts', key: guid, data: { lastname: 'Up' }, ifnonematch: '*' });
assert.equal(await api.upsert({ collection: 'contacts', key: guid, data: { lastname: 'Again' }, ifnonematch: '*' }), null);
step('upsert that only creates');
const page = await api.retrieveMultiple({ collection: 'contacts', select: ['lastname'], maxPageSize: 2, count: true });
assert.equal(page.value.length, 2);
assert.equal(page.oDataCount, 3);
const all = await api.retrieveAll({ collection: 'contacts', select: ['lastname'], maxPageSize: 2 });
assert.equal(all.value.length, 3);
step('pages');
assert.equal(await api.count({ collection: 'contacts' }), 3);
step('count');

const incident = await api.create({
  collection: 'incidents',
  data: { title: 'Hola', 'customerid_contact@odata.bind': `/contacts(${id})` },
});
const expanded = await api.retrieve({
  collection: 'incidents',
  key: incident,
  select: ['title'],
  expand: [{ property: 'customerid_contact', select: ['fullname'] }],
});
assert.equal(expanded.customerid_contact.fullname, 'Ana Ruiz');
step('expand');
await api.associateSingleValued({
  collection: 'incidents',
  primaryKey: incident,
  navigationProperty: 'primarycontactid',
  relatedCollection: 'contacts',
  relatedKey: guid,
});
await api.disassociateSingleValued({ collection: 'incidents', primaryKey: incident, navigationProperty: 'primarycontactid' });
step('associate and disassociate');

api.startBatch();
api.create({ collection: 'contacts', data: { lastname: 'In a batch 1' }, contentId: '1' });
api.create({
  collection: 'incidents',
  data: { title: 'In a batch', 'customerid_contact@odata.bind': '$1' },
});
api.retrieveMultiple({ collection: 'incidents', select: ['title'], inChangeSet: false });
const results = await api.executeBatch();
assert.match(results[0], /^[0-9a-f-]{36}$/);
assert.equal(results[2].value.length, 2);
step('batch with a change set and a reference');

api.startBatch();
api.create({ collection: 'contacts', data: { lastname: 'Lost' }, contentId: '1' });
api.create({ collection: 'contacts', data: { nope: 1 }, contentId: '2' });
await assert.rejects(api.executeBatch(), (errors) => {
  const error = Array.isArray(errors) ? errors[0] : errors;
  return /'nope' does not exist/.test(error.error.message);
});
assert.equal((await api.retrieveMultiple({ collection: 'contacts', filter: "lastname eq 'Lost'" })).value.length, 0);
step('a failed change set is taken back');

await api.callAction({
  actionName: 'CloseIncident',
  action: {
    IncidentResolution: {
      '@odata.type': 'Microsoft.Dynamics.CRM.incidentresolution',
      subject: 'Done',
      'incidentid@odata.bind': `/incidents(${incident})`,
    },
    Status: 5,
  },
});
assert.equal((await api.retrieve({ collection: 'incidents', key: incident, select: ['statecode'] })).statecode, 1);
step('CloseIncident');
await assert.rejects(api.create({ collection: 'incidents', data: { title: 'x' } }), (error) => {
  return error.status === 400 && error.code === '0x80040200';
});
step('errors have status and code');
assert.equal(await api.deleteRecord({ collection: 'contacts', key: guid }), true);
await assert.rejects(api.retrieve({ collection: 'contacts', key: guid }), (error) => error.status === 404);
step('delete');
assert.ok(table);
