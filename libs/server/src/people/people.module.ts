// Records the providers of people: sign-in, sessions, accounts, units.
import { Module } from '@nestjs/common';
import { Accounts } from './accounts';
import { Conflicts } from './conflicts';
import { Rosters } from './roster/rosters';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { Units } from './units';

const providers = [Sessions, SignIn, Accounts, Units, Rosters, Conflicts];

@Module({ providers, exports: providers })
export class PeopleModule {}
