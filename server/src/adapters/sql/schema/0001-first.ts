/** Never change a migration that was released: add the next one. */
export const first: readonly string[] = [
  `create table workshops (
    id text primary key, version integer not null, title text not null, created_at text not null,
    state text not null, sha256 text not null
  ) strict, without rowid`,
  `create table workshop_events (
    number integer primary key autoincrement, workshop_id text not null, version integer not null,
    type text not null, at text not null, participant_id text, body text not null
  ) strict`,
  `create index workshop_events_of on workshop_events (workshop_id, number)`,
  // Apart from the state, so that counting up does not touch a megabyte.
  `create table boards (board_id text primary key, generation text not null, seq integer not null) strict, without rowid`,
  `create table board_state (board_id text primary key, seq integer not null, bytes blob not null, sha256 text not null) strict`,
  `create table board_log (
    board_id text not null, seq integer not null, generation text not null, bytes blob not null, sha256 text not null,
    participants text not null, at text not null, primary key (board_id, seq)
  ) strict`,
  `create table bindings (
    board_id text not null, client integer not null, participant_id text not null, generation text not null, closed integer not null,
    primary key (board_id, client)
  ) strict, without rowid`,
  `create table card_authors (
    board_id text not null, card_id text not null, participant_id text not null, primary key (board_id, card_id)
  ) strict, without rowid`,
  `create table snapshots (
    workshop_id text not null, number integer not null, round_id text not null, sealed_at text not null,
    sha256 text not null, previous_sha256 text, record text not null, record_sha256 text not null,
    state blob not null, state_sha256 text not null, primary key (workshop_id, number)
  ) strict`,
  `create table links (
    workshop_id text not null, role text not null, token text not null, token_hash text not null unique, primary key (workshop_id, role)
  ) strict, without rowid`,
  `create table sessions (
    token_hash text primary key, workshop_id text not null, participant_id text not null, created_at text not null, expires_at text not null
  ) strict, without rowid`,
  `create index sessions_of on sessions (workshop_id, participant_id)`,
  `create table deleted_workshops (id text primary key) strict, without rowid`,
  // One row that the health check writes, and the mark that a backup leaves in its copy.
  `create table facts (name text primary key, value text not null) strict, without rowid`,
  // A sealed round is final: not even a slip in our own SQL may change it. It goes only after its workshop went.
  `create trigger snapshots_never_change before update on snapshots
    begin select raise(abort, 'a snapshot never changes'); end`,
  `create trigger snapshots_never_overwritten before insert on snapshots
    when exists (select 1 from snapshots where workshop_id = new.workshop_id and number = new.number)
    begin select raise(abort, 'a snapshot never changes'); end`,
  `create trigger snapshots_stay_while_their_workshop before delete on snapshots
    when not exists (select 1 from deleted_workshops where id = old.workshop_id)
    begin select raise(abort, 'a snapshot stays as long as its workshop'); end`,
  `create trigger events_never_change before update on workshop_events
    begin select raise(abort, 'what happened never changes'); end`,
]
